import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';

/**
 * Writes the schema that the migrations make, in words that are always in the same order: for reading, and so that a
 * review sees what a migration changes.
 *
 * @param isCheck when true nothing is written
 * @returns whether the file was already as it should be (always true when it was written)
 */
export async function describeSchema(
  connection: pg.ClientConfig,
  file: string,
  isCheck: boolean,
): Promise<boolean> {
  const client = new pg.Client(connection);
  await client.connect();
  const text = await describe(client).finally(() => client.end());
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (!isCheck) writeFileSync(file, text);
  return isCheck ? isCurrent : true;
}

async function describe(client: pg.Client): Promise<string> {
  const { rows: tables } = await client.query<{
    name: string;
    columns: string;
    constraints: string | null;
    indexes: string | null;
    policies: string | null;
    permanent: boolean;
  }>(`
    select c.oid::regclass::text as name,
      (select string_agg(format('  %s %s%s%s', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
          case when a.attnotnull then ' not null' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E',\\n' order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select string_agg('  ' || pg_get_constraintdef(o.oid), E',\\n' order by o.contype, pg_get_constraintdef(o.oid))
        from pg_constraint o where o.conrelid = c.oid and o.contype <> 'n') as constraints,
      (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by i.indexrelid::regclass::text)
        from pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u'))) as indexes,
      (select string_agg(format('-- policy %s: %s', p.polname, pg_get_expr(p.polqual, p.polrelid)), E'\\n' order by p.polname)
        from pg_policy p where p.polrelid = c.oid) as policies,
      exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'permanent') as permanent
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
    order by n.nspname, c.relname`);
  const blocks = tables.map((table) =>
    [
      `create table ${table.name} (`,
      [table.columns, table.constraints].filter(Boolean).join(',\n'),
      ');',
      ...[
        table.policies,
        table.permanent ? '-- permanent: rows are never changed' : null,
        table.indexes,
      ].filter(Boolean),
    ].join('\n'),
  );
  return `-- Made from the migrations by npm run generate. For reading; nothing runs it.\n\n${blocks.join('\n\n')}\n`;
}
