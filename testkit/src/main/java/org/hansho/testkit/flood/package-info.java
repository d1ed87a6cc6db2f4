/**
 * Floods as attackers send them and as exporters report them, from published descriptions. Nothing
 * here depends on a detection. Read {@link org.hansho.testkit.flood.Onslaught} first: what is sent.
 * {@link org.hansho.testkit.flood.FlowCache} is how a router reports it.
 */
@NullMarked
package org.hansho.testkit.flood;

import org.jspecify.annotations.NullMarked;
