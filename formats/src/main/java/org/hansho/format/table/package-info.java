/**
 * Formats of JSON that differ only in tables: a {@link org.hansho.format.table.FormatSpec} says how
 * to recognise one, which time and which log sources its records have, and where its common fields
 * come from; {@link org.hansho.format.table.TableFormat} is the one class that reads them all.
 *
 * <p>Read {@code FormatSpec} first. What cannot be said in a table is a {@link
 * org.hansho.format.table.Step}; the usual ones lie in {@code Steps}. Imports {@code csv}, {@code
 * event}, {@code json} and {@code format}. Specifications are immutable and shared.
 */
@NullMarked
package org.hansho.format.table;

import org.jspecify.annotations.NullMarked;
