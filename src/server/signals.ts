import pg from 'pg';

/**
 * Tells listeners that something has changed, whichever process changed it: PostgreSQL's LISTEN and NOTIFY, sent with the
 * commit of the transaction that made the change. A signal carries a topic and nothing else; whoever hears it reads.
 */
export type Signals = {
  /** Calls `listener` at each signal of the topic, and once after a lost connection is back. Returns how to stop it. */
  on(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
};

/** The one channel of PostgreSQL on which all topics travel. */
export const signalChannel = 'jointly';
const retryAfter = 1_000;

/** Connects at the first listener, and again whenever the connection is lost. */
export function openSignals(connection: pg.ClientConfig): Signals {
  const listeners = new Map<string, Set<() => void>>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let isClosed = false;

  const callAll = () => {
    for (const some of listeners.values()) for (const listener of some) listener();
  };
  const connect = async () => {
    if (client !== null || isClosed) return;
    const next = new pg.Client(connection);
    client = next;
    const lost = () => {
      if (client !== next) return;
      client = null;
      next.removeAllListeners('notification');
      void next.end().catch(() => {});
      if (!isClosed && listeners.size > 0) retry = setTimeout(connect, retryAfter);
    };
    next.on('error', lost);
    next.on('end', lost);
    next.on('notification', ({ payload }) => {
      for (const listener of listeners.get(payload ?? '') ?? []) listener();
    });
    try {
      await next.connect();
      await next.query(`listen ${signalChannel}`);
      // Whatever happened while nobody listened was not heard.
      callAll();
    } catch {
      lost();
    }
  };

  return {
    on: (topic, listener) => {
      const some = listeners.get(topic) ?? new Set();
      listeners.set(topic, some.add(listener));
      void connect();
      return () => {
        some.delete(listener);
        if (some.size === 0 && listeners.get(topic) === some) listeners.delete(topic);
      };
    },
    close: async () => {
      isClosed = true;
      if (retry !== null) clearTimeout(retry);
      listeners.clear();
      const open = client;
      client = null;
      await open?.end().catch(() => {});
    },
  };
}
