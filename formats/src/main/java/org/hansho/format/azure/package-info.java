/**
 * Logs of Azure: rows of Azure Monitor as JSON, the CSV that a Log Analytics workspace exports, and
 * the classic logs of storage accounts.
 *
 * <p>Read {@link org.hansho.format.azure.AzureJsonFormat} first, then {@code AzureRows}, which
 * finds the service of a row, and {@code Services}, the visible list. A service is one class with a
 * table that says which common field is filled from what; the other formats give their records the
 * native names of the resource logs and share these classes, so one detection serves all shapes.
 * {@code AzurePaths} knows the spellings of the same value in the different shapes.
 *
 * <p>Imports {@code csv}, {@code event}, {@code json} and {@code format}. Formats are immutable and
 * shared; everything else belongs to one reader and so to one thread.
 */
@NullMarked
package org.hansho.format.azure;

import org.jspecify.annotations.NullMarked;
