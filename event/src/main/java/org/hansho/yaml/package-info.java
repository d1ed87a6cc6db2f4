/**
 * YAML that people wrote, with the place of every node, and the problems found in it.
 *
 * <p>Read {@link org.hansho.yaml.YamlReader} first; {@link org.hansho.yaml.SourceText} is a text
 * with the name of its file. Imports nothing of the engine. {@link org.hansho.yaml.Problems}
 * belongs to one thread, all else is immutable.
 */
@NullMarked
package org.hansho.yaml;

import org.jspecify.annotations.NullMarked;
