package org.hansho.server.settings;

import java.nio.file.Path;

/**
 * A tenant: a data folder, a runner and content of its own.
 *
 * @param name part of every alert's id
 * @param data its folder, which no other tenant shares
 */
public record TenantSettings(String name, Path data, ContentSelection content) {}
