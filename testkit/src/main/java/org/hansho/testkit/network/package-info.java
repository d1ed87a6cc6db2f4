/**
 * Generates network flows: what people, machines and attackers connect to, thinned as routers
 * sample packets, and written in the formats of exporters and clouds.
 *
 * <p>Read {@link org.hansho.testkit.network.NetworkLife} first. {@code life} says who connects,
 * {@link org.hansho.testkit.network.PacketSampling} what an exporter sees of it, {@code export}
 * writes that as bytes. It depends on no detection and no reader. The same seed gives the same
 * bytes. One thread.
 */
@NullMarked
package org.hansho.testkit.network;

import org.jspecify.annotations.NullMarked;
