package org.hansho.yaml;

import org.jspecify.annotations.Nullable;

/**
 * A document of a YAML text.
 *
 * @param root null where the document could not be read
 * @param sound whether no problem was found in it; an unsound document may still have a root
 */
public record YamlDocument(@Nullable YamlNode root, boolean sound) {}
