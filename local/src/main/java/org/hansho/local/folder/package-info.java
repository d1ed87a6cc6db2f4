/**
 * The data folder: what lies where, who may use it, and which version wrote it.
 *
 * <p>Read {@link org.hansho.local.folder.DataFolder}. Imports {@code files} and {@code crash}.
 */
@NullMarked
package org.hansho.local.folder;

import org.jspecify.annotations.NullMarked;
