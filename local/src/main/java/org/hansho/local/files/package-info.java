/**
 * The calls to the disk that durable storage is made of, behind one interface, so that tests can
 * fail, forget and tear each of them.
 *
 * <p>Read {@link org.hansho.local.files.FileLayer} first, then {@link
 * org.hansho.local.files.DiskFiles}. Imports nothing of Hansho.
 */
@NullMarked
package org.hansho.local.files;

import org.jspecify.annotations.NullMarked;
