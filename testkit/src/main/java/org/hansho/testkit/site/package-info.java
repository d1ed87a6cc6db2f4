/**
 * Access logs of invented web sites: readers, administrators, robots and probes that mean no harm,
 * what the internet sends to every site, and scans.
 *
 * <p>Read {@link org.hansho.testkit.site.SiteLog} first. Written from what browsers, robots and
 * scanning tools do, never from a detection; imports nothing of the engine, and a test holds that.
 */
@NullMarked
package org.hansho.testkit.site;

import org.jspecify.annotations.NullMarked;
