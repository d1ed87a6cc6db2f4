/**
 * What proves the engine: a second, slow and obvious reading of rules and events, and generators of
 * both.
 *
 * <p>Read {@link org.hansho.testkit.Oracle} first: it evaluates a rule's expression over an event
 * given as plain text and shares no code with the matcher. {@link org.hansho.testkit.Reading} is
 * the event as it sees it. {@link org.hansho.testkit.tenant.Simulation} generates the logs of whole
 * tenants and stands apart: it imports nothing of the rest. Depends on {@code core}; nothing that
 * ships depends on it. Nothing here is meant for use by several threads.
 */
@NullMarked
package org.hansho.testkit;

import org.jspecify.annotations.NullMarked;
