/**
 * Weeks of statements at databases, in the words of the servers' own logs: programs with parameters
 * and with values in their texts, reports, people at query tools, migrations, new versions, and
 * attacks through values. It does not depend on any detection.
 *
 * <p>Read {@link org.hansho.testkit.database.DatabaseSimulation} first.
 */
@NullMarked
package org.hansho.testkit.database;

import org.jspecify.annotations.NullMarked;
