/**
 * Writes alerts, and what a scan read: NDJSON, CSV and the sentences for a person. The page of HTML
 * is {@code report.html}.
 *
 * <p>Read {@link org.hansho.report.Overview} first. Imports {@code report.text}, {@code scan},
 * {@code files} and {@code core}. Everything here is a pure function of the result and the
 * language, so equal results give equal bytes. All text of logs is treated as hostile.
 */
@NullMarked
package org.hansho.report;

import org.jspecify.annotations.NullMarked;
