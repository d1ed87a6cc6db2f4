/**
 * Tickets of alerts and incidents in systems of others: one a piece, which is commented on, closed
 * and opened again as its alert is, and whose alert is closed and opened as people do with it. One
 * class a system, each behind {@link org.hansho.casework.export.ticket.TicketSystem}.
 *
 * <p>Read {@link org.hansho.casework.export.ticket.Tickets} first. Imports the {@code destination}
 * and of the formats how JSON is written. Each target belongs to one thread.
 */
@NullMarked
package org.hansho.casework.export.ticket;

import org.jspecify.annotations.NullMarked;
