package org.hansho.testkit.tenant.attack;

import java.util.List;
import org.hansho.testkit.tenant.clockwork.Activity;
import org.hansho.testkit.tenant.clockwork.Script;
import org.hansho.testkit.tenant.clockwork.Timeline;
import org.hansho.testkit.tenant.record.Logs;

/** An attack waiting for its moment; its script is written only then. */
public final class Strike extends Activity {
  private final Attack attack;
  private final Scene scene;
  private final List<Label> labels;

  /** An attack in a scene; its label is added to the list when it begins. */
  public Strike(Attack attack, Scene scene, List<Label> labels) {
    this.attack = attack;
    this.scene = scene;
    this.labels = labels;
  }

  @Override
  protected long act(long now, Timeline timeline, Logs logs) {
    Script script = new Script(now, scene.dice());
    Target target = attack.write(scene, script);
    labels.add(
        new Label(
            attack.slug(),
            scene.tenant().domain(),
            target,
            script.begin(),
            script.end(),
            script.size()));
    timeline.start(script.begin(), script);
    return NEVER;
  }
}
