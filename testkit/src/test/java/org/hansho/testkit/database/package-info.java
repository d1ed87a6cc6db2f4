/** Tests of the simulated databases. */
@NullMarked
package org.hansho.testkit.database;

import org.jspecify.annotations.NullMarked;
