/**
 * A page names this file with its build behind it (`?v=`), the parts of a program name each other without:
 * whatever lay here would be loaded, and live, twice.
 */
void import('./board-bay.ts');
