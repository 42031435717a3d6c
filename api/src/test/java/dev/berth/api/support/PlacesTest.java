package dev.berth.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.access.principal.Principal;
import dev.berth.api.support.Places.Makers;
import dev.berth.api.support.Places.Wish;
import dev.berth.platform.kernel.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Actor ANN = new Actor(Actor.Kind.USER, 1, "ann");

    private final Map<Long, Makers> makers = new HashMap<>();
    private final Places places = new Places(
            20,
            2,
            robot -> makers.getOrDefault(
                    robot.id(), new Makers(Optional.empty(), new Actor(robot.kind(), robot.id(), robot.name()))));

    private Wish robot(long id) {
        return places.take(new Principal(Actor.Kind.ROBOT, id, "robot" + id, false));
    }

    private void made(long robot, long project, Actor maker) {
        makers.put(robot, new Makers(Optional.of(project), maker));
    }

    private static Actor byRobot(long id) {
        return new Actor(Actor.Kind.ROBOT, id, "robot" + id);
    }

    @Test
    void robotsOfOnePersonShareTheirPlacesAlsoThoseThatRobotsMade() {
        made(1, 7, ANN);
        made(2, 7, byRobot(1));
        made(3, 8, ANN);

        assertThat(robot(1)).isInstanceOf(Wish.Granted.class);
        assertThat(robot(2)).isInstanceOf(Wish.Granted.class);
        assertThat(robot(3)).isInstanceOf(Wish.Enough.class);
    }

    @Test
    void robotsWhoseMakerIsGoneOrFarShareThePlacesOfTheirProject() {
        made(1, 7, byRobot(99));
        made(2, 7, byRobot(98));
        for (int id = 10; id < 20; id++) {
            made(id, 7, byRobot(id + 1));
        }

        assertThat(robot(1)).isInstanceOf(Wish.Granted.class);
        assertThat(robot(10)).isInstanceOf(Wish.Granted.class);
        assertThat(robot(2)).isInstanceOf(Wish.Enough.class);
        assertThat(robot(11)).isInstanceOf(Wish.Enough.class);
    }

    @Test
    void aPlaceThatIsLeftIsFreeAgainOnce() {
        Wish.Granted first = (Wish.Granted) robot(5);
        robot(5);
        first.leave().run();
        first.leave().run();

        assertThat(robot(5)).isInstanceOf(Wish.Granted.class);
        assertThat(robot(5)).isInstanceOf(Wish.Enough.class);
    }
}
