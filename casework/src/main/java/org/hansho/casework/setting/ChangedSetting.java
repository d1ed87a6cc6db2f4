package org.hansho.casework.setting;

/**
 * A setting to which somebody has given another value.
 *
 * @param key its path, as {@code triage.new_evidence}
 * @param text the value as an environment variable would have it
 * @param author who did it, as the audit log has it
 * @param time nanoseconds since 1970
 */
public record ChangedSetting(String key, String text, String author, long time) {}
