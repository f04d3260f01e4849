#include <sqlite3.h>

/* sqlite3_config takes variable arguments, which Swift cannot pass. To be called before anything else of SQLite. */
static inline int hotline_sqlite_counts_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
