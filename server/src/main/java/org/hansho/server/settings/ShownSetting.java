package org.hansho.server.settings;

/**
 * A setting in effect, as people read it.
 *
 * @param key its path, with the name of the tenant, source or target in it
 * @param value as it is written in YAML, secrets as references; empty if there is none
 * @param origin where it came from
 * @param isDefault whether nobody set it
 * @param needsRestart whether a change takes effect at the next start only
 * @param isLive whether it may be changed over the API
 * @param isOverridden whether an environment variable decides
 * @param possible what may be written
 * @param possibleJapanese the same in Japanese
 * @param english what it means
 * @param japanese the same in Japanese
 */
public record ShownSetting(
    String key,
    String value,
    String origin,
    boolean isDefault,
    boolean needsRestart,
    boolean isLive,
    boolean isOverridden,
    String possible,
    String possibleJapanese,
    String english,
    String japanese) {
  static ShownSetting of(Values.Value<?> value) {
    Setting<?> setting = value.setting();
    return new ShownSetting(
        value.path(),
        value.written(),
        value.origin().shown(),
        value.origin() instanceof Origin.Default,
        setting.effect() == Setting.Effect.RESTART,
        setting.effect() == Setting.Effect.LIVE,
        value.origin() instanceof Origin.Variable,
        setting.type().possible().english(),
        setting.type().possible().japanese(),
        setting.meaning().english(),
        setting.meaning().japanese());
  }
}
