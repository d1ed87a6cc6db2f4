package org.hansho.server.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a text may refer to.
 *
 * @param base against which relative paths are resolved; absolute
 * @param environment variables that secrets may name
 */
record Lookup(Path base, Map<String, String> environment) {}
