package org.hansho.server.settings;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How each tenant's runner works.
 *
 * @param workers threads that read and detect, a tenant; the processors of the machine if empty
 * @param epoch how long a runner waits for more input when there is none
 * @param epochBytes an epoch takes no more input than this, but for one larger push
 * @param memoryBytes what all tenants together may take of the heap; all of it if empty
 */
public record EngineSettings(
    OptionalInt workers, Duration epoch, int epochBytes, OptionalLong memoryBytes) {}
