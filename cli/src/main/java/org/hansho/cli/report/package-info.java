/**
 * Writes what a scan found: table, NDJSON, CSV and the HTML report.
 *
 * <p>Read {@link org.hansho.cli.report.Overview} first. Imports {@code output}, {@code scan},
 * {@code text}, {@code terminal} and {@code core}. Everything here is a pure function of the result
 * and the language, so equal results give equal bytes. All text of logs is treated as hostile.
 */
@NullMarked
package org.hansho.cli.report;

import org.jspecify.annotations.NullMarked;
