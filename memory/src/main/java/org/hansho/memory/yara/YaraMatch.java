package org.hansho.memory.yara;

import java.util.List;
import java.util.Map;

/**
 * A rule that is true of a region.
 *
 * @param tags of the rule
 * @param meta what the rule says of itself
 * @param address of the first match of a pattern, or of the region where none matches
 */
public record YaraMatch(String rule, List<String> tags, Map<String, String> meta, long address) {}
