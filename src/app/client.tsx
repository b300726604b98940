import './begin.ts';
import { start } from './main-entry.tsx';

const root = document.getElementById('root');
if (root !== null) start(root);
