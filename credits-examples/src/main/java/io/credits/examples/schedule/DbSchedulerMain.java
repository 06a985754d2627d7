package io.credits.examples.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.credits.CreditMaintenance;
import io.credits.jdbc.ConnectionSource;
import io.credits.jdbc.CreditsSchema;
import io.credits.jdbc.JdbcLedgerStore;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;

/** db-scheduler: how is background work driven once for all nodes, by a timetable in the database itself? */
public final class DbSchedulerMain {

    private static final String TIMETABLE = """
            CREATE TABLE scheduled_tasks (
              task_name VARCHAR(100), task_instance VARCHAR(100), task_data BLOB,
              execution_time TIMESTAMP(6) WITH TIME ZONE, picked BOOLEAN, picked_by VARCHAR(50),
              last_success TIMESTAMP(6) WITH TIME ZONE, last_failure TIMESTAMP(6) WITH TIME ZONE, consecutive_failures INT,
              last_heartbeat TIMESTAMP(6) WITH TIME ZONE, version BIGINT, PRIMARY KEY (task_name, task_instance))""";

    private DbSchedulerMain() {}

    /**
     * Prints the answer.
     *
     * @param args nothing
     * @throws Exception if the database fails, or the wait for the timer is interrupted
     */
    public static void main(String[] args) throws Exception {
        run(System.out);
    }

    static void run(PrintStream out) throws SQLException, InterruptedException {
        var database = JdbcConnectionPool.create("jdbc:h2:mem:timetable;DB_CLOSE_DELAY=-1", "sa", "");
        CreditsSchema.create(database);
        try (var connection = database.getConnection()) {
            connection.createStatement().execute(TIMETABLE);
        }
        CreditMaintenance maintenance = Unattended.in(JdbcLedgerStore.of(ConnectionSource.owning(database)));
        var ran = new CountDownLatch(2);
        var runDue = Tasks.recurring("credits", FixedDelay.ofMillis(10)).execute((instance, context) -> { // or a minute
            out.println(maintenance.runDue(1_000));
            ran.countDown();
        });
        var scheduler = Scheduler.create(database)
                .startTasks(runDue)
                .threads(1)
                .pollingInterval(Duration.ofMillis(50))
                .build();
        scheduler.start();
        ran.await(30, TimeUnit.SECONDS);
        scheduler.stop();
        database.dispose();
    }
}
