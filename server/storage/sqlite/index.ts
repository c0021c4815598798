/** The public face of the SQLite store. */
export { createSqliteStore } from './store.ts';
export { adviceAfterDamage, DatabaseDamaged } from './damage.ts';
export { StoreInUse } from './folder-lock.ts';
export { NotRestorable, restoreBackup } from './restore.ts';
