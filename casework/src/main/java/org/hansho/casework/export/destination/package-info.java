/**
 * Where alerts are sent: one class a way, each behind {@link
 * org.hansho.casework.export.destination.Destination}.
 *
 * <p>Read {@code Destination} first. Imports nothing of Hansho.
 */
@NullMarked
package org.hansho.casework.export.destination;

import org.jspecify.annotations.NullMarked;
