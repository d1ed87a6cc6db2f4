@NullMarked
package org.hansho.casework;

import org.jspecify.annotations.NullMarked;
