/** Tests of continuous exports. */
@NullMarked
package org.hansho.casework.export.queue;

import org.jspecify.annotations.NullMarked;
