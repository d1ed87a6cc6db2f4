/**
 * SQL as text: tokens of each dialect, the template of a statement, and whether a value that was
 * meant as data goes on as SQL.
 *
 * <p>Read {@link org.hansho.sql.SqlTokenizer} first, then {@link org.hansho.sql.StatementTemplate}
 * and {@link org.hansho.sql.SqlInjection}. Imports {@code event}. Nothing here throws on any bytes
 * or takes more than linear time; readers are reused and belong to one thread.
 */
@NullMarked
package org.hansho.sql;

import org.jspecify.annotations.NullMarked;
