import { runDemo } from './demo.ts';
import { stdoutPaper } from './report.ts';

process.exitCode = await runDemo({ paper: stdoutPaper() });
