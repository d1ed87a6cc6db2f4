/**
 * What people install is complete, starts without Maven, and asks for no more rights than it needs.
 */
@org.jspecify.annotations.NullMarked
package org.hansho.distribution;
