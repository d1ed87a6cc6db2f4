package org.hansho.detect.retrospect;

import org.hansho.intelligence.Listing;

/**
 * That an address is listed by now.
 *
 * @param time when it was found, nanoseconds since 1970
 * @param asked when it was last known not to be listed
 * @param others other machines that were in contact with it
 * @param crowded whether there were more machines than are kept
 */
record Finding(Listing listing, long time, long asked, int others, boolean crowded) {}
