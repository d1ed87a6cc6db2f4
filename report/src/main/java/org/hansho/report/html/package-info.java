/**
 * The report of a scan as one page of HTML.
 *
 * <p>Read {@link org.hansho.report.html.HtmlReport} first, then its sections. Imports {@code
 * report}, which says in words what a page shows, {@code report.text}, {@code scan} and {@code
 * files}. Pure functions of the result and the language; all text of logs is treated as hostile.
 */
@NullMarked
package org.hansho.report.html;

import org.jspecify.annotations.NullMarked;
