/**
 * How an alert is written for others: one class a format, each a pure function of the alert and of
 * how it is to be presented.
 *
 * <p>Read {@link org.hansho.casework.export.format.AlertFormat} first, then the visible list {@link
 * org.hansho.casework.export.format.AlertFormats}. Imports the engine's {@code alert} and {@code
 * event}, and what makes text safe from {@code files.output}. No clock, no file, no network.
 */
@NullMarked
package org.hansho.casework.export.format;

import org.jspecify.annotations.NullMarked;
