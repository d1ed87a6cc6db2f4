/**
 * The edge of the process towards files, each part in a room of its own: {@code source} (files,
 * folders and archives that are read), {@code output} (what is written, safe and whole), {@code
 * temporary} (what is laid aside for a while).
 *
 * <p>Read {@link org.hansho.files.source.SourceTree} first. It does not depend on events and
 * alerts, so every module that reads or writes files may use it.
 */
@NullMarked
package org.hansho.files;

import org.jspecify.annotations.NullMarked;
