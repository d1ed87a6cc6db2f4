/**
 * Requests of the web as a server logged them: decoded, taken apart, and judged for what does not
 * belong there.
 *
 * <p>Read {@link org.hansho.web.RequestAnalysis} first. Imports {@code event} and {@code sql}.
 * Nothing here throws on any bytes or takes more than linear time; judges are reused and belong to
 * one thread.
 */
@NullMarked
package org.hansho.web;

import org.jspecify.annotations.NullMarked;
