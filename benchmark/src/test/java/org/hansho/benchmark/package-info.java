/** Tests of the measuring programs, and of the verdicts that make their figures count. */
@NullMarked
package org.hansho.benchmark;

import org.jspecify.annotations.NullMarked;
