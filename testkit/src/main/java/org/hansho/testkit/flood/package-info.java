/**
 * Floods as attackers send them and as exporters tell them, from published descriptions. Nothing
 * here knows of a detection. Read {@link org.hansho.testkit.flood.Onslaught} first: what is sent.
 * {@link org.hansho.testkit.flood.FlowCache} is how a router tells it.
 */
@NullMarked
package org.hansho.testkit.flood;

import org.jspecify.annotations.NullMarked;
