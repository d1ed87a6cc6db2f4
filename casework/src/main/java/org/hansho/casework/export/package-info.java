/**
 * Alerts on their way to others: everything at once, as a file.
 *
 * <p>Read {@link org.hansho.casework.export.AlertFile} first. Imports the {@code store} and the
 * formats.
 */
@NullMarked
package org.hansho.casework.export;

import org.jspecify.annotations.NullMarked;
