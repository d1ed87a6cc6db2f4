/** Tests of the formats, with parsers of their own that share no code with what they read. */
@NullMarked
package org.hansho.casework.export.format;

import org.jspecify.annotations.NullMarked;
