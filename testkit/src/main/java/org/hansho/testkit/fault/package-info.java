/**
 * Parts with faults of their own, to be run in place of real ones: what they cost may be one record
 * and no more. Begin with {@link org.hansho.testkit.fault.FaultyFormat}.
 */
@NullMarked
package org.hansho.testkit.fault;

import org.jspecify.annotations.NullMarked;
