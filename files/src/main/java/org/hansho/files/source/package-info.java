/**
 * Opens what the user names: files, directories, archives and standard input, as streams of bounded
 * size.
 *
 * <p>Read {@link org.hansho.files.source.SourceTree} first, then {@link
 * org.hansho.files.source.Opening}. Imports nothing of Hansho. Nothing here trusts a file to be
 * what its name says.
 */
@NullMarked
package org.hansho.files.source;

import org.jspecify.annotations.NullMarked;
