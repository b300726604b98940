import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../client/design/index.css';
import { setProblemWords } from '../client/refusal.tsx';
import { showLanguage } from '../client/words/language.ts';
import { makeRouter } from './routes.tsx';

showLanguage();
setProblemWords(async () => (await import('./problem-words.ts')).problemWords);

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; a lost connection is worth two more tries.
      retry: (count, error) => !(error instanceof ORPCError) && count < 2,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={makeRouter(queryClient)} />
    </QueryClientProvider>
  </StrictMode>,
);
