import { useQuery } from '@tanstack/react-query';
import { PageLink } from '../../../client/design/link.tsx';
import { PageBody, Sheet } from '../../../client/design/page.tsx';
import { Loaded } from '../../../client/loaded.tsx';
import { paths } from '../../../client/paths.ts';
import { useActsAs, useSession } from '../../../client/session.ts';
import { m } from '../../../client/words/words.ts';
import type { DistrictProfile } from '../profile-contract.ts';
import { districtApi } from './api.ts';
import { DetailsSheet } from './details-sheet.tsx';
import { PlaceSheet } from './place-sheet.tsx';
import { RemoveDemo } from './remove-demo.tsx';
import { TermsSheet } from './terms-sheet.tsx';
import './district.css';

/** The district: who belongs to it and how that is kept, its places and terms. */
export function DistrictPage() {
  const { district } = useSession();
  const profile = useQuery(districtApi.queries.readProfile.queryOptions());
  return (
    <PageBody title={district.name} lead={m.district_page_lead()}>
      <Ways />
      <Loaded query={profile}>{(data) => <Profile profile={data} />}</Loaded>
    </PageBody>
  );
}

function Ways() {
  const keeps = useActsAs('district_office', 'superintendent');
  const readsStaff = useActsAs('district_office', 'superintendent', 'building_administrator');
  const readsDelegation = useActsAs('superintendent', 'district_office', 'dn_member', 'union_representative');
  const readsField = useActsAs('superintendent', 'dn_member', 'district_office');
  const readsAudit = useActsAs('district_office', 'superintendent', 'union_representative');
  const ways = [
    { to: paths.staff, what: m.district_way_staff(), who: m.district_way_staff_about(), isOpen: readsStaff },
    {
      to: paths.staffImport,
      what: m.district_way_import(),
      who: m.district_way_import_about(),
      isOpen: keeps,
    },
    {
      to: paths.delegation,
      what: m.district_way_delegation(),
      who: m.district_way_delegation_about(),
      isOpen: readsDelegation,
    },
    {
      to: paths.fieldConsent,
      what: m.district_way_field(),
      who: m.district_way_field_about(),
      isOpen: readsField,
    },
    { to: paths.audit, what: m.district_way_audit(), who: m.district_way_audit_about(), isOpen: readsAudit },
    {
      to: paths.explainers,
      what: m.district_way_explainers(),
      who: m.district_way_explainers_about(),
      isOpen: true,
    },
  ].filter(({ isOpen }) => isOpen);
  return (
    <ul className="district-ways">
      {ways.map(({ to, what, who }) => (
        <li key={to}>
          <PageLink to={to} className="next-card">
            <NextCardText what={what} who={who} />
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

function NextCardText({ what, who }: { what: string; who: string }) {
  return (
    <>
      <span className="what">{what}</span>
      <span className="who">{who}</span>
    </>
  );
}

function Profile({ profile }: { profile: DistrictProfile }) {
  const keeps = useActsAs('district_office', 'superintendent');
  return (
    <div className="stack-wide">
      <PlaceSheet list="buildings" places={profile.buildings} keeps={keeps} />
      <PlaceSheet list="subjects" places={profile.subjects} keeps={keeps} />
      <PlaceSheet list="bands" places={profile.bands} keeps={keeps} />
      <TermsSheet terms={profile.terms} keeps={keeps} />
      {keeps && <DetailsSheet profile={profile} />}
      {keeps && profile.isDemo && (
        <Sheet title={m.district_remove_demo()}>
          <RemoveDemo name={profile.name} />
        </Sheet>
      )}
    </div>
  );
}
