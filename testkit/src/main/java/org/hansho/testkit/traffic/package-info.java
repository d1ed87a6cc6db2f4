/**
 * Invented network traffic: what services, backups, crowds and floods look like in flow records and
 * access logs. Written from what such traffic is, never from a detection; imports nothing of the
 * engine.
 *
 * <p>Read {@link org.hansho.testkit.traffic.OrdinaryTraffic} and {@link
 * org.hansho.testkit.traffic.Flood} first.
 */
@NullMarked
package org.hansho.testkit.traffic;

import org.jspecify.annotations.NullMarked;
