package org.hansho.memory.yara;

import java.util.List;
import java.util.Map;

/**
 * A rule.
 *
 * @param line where it begins in its file
 * @param hidden whether it only serves other rules
 * @param meta what it says of itself, as text
 * @param firstPattern the number of its first pattern among those of all rules
 */
record YaraRule(
    String name,
    int line,
    boolean hidden,
    List<String> tags,
    Map<String, String> meta,
    List<Pattern> patterns,
    Condition condition,
    int firstPattern) {}
