package org.hansho.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears the signal HUP, by which programs are asked to read their settings again. Where there is no
 * such signal it hears nothing.
 *
 * <p>The only way to a signal in Java is a class that compilers warn of; so it is named by text.
 */
final class HangUp {
  private final AtomicBoolean heard = new AtomicBoolean();

  private HangUp() {}

  /** Begins to listen. */
  static HangUp listening() {
    HangUp hangUp = new HangUp();
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Method handle = signal.getMethod("handle", signal, handler);
      Object hup = signal.getConstructor(String.class).newInstance("HUP");
      handle.invoke(null, hup, hangUp.handler(handler));
    } catch (ReflectiveOperationException | IllegalArgumentException none) {
      return hangUp;
    }
    return hangUp;
  }

  private Object handler(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                heard.set(true);
                yield null;
              }
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> arguments != null && proxy == arguments[0];
              default -> "hang-up";
            });
  }

  /** Whether the signal came since the last call. */
  boolean take() {
    return heard.getAndSet(false);
  }
}
