/**
 * The self test: whether each detection of a tenant finds what its own tests say, through the
 * journal and the runner of this installation, in a folder that is deleted afterwards. Alerts of it
 * reach nobody. The same tests make the sample alerts that people add to look at.
 *
 * <p>Read {@link org.hansho.server.selftest.SelfTest} first. Imports tenants, the runner and the
 * alert store; the routes of the server import it.
 */
@NullMarked
package org.hansho.server.selftest;

import org.jspecify.annotations.NullMarked;
