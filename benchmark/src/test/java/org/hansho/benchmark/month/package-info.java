@NullMarked
package org.hansho.benchmark.month;

import org.jspecify.annotations.NullMarked;
