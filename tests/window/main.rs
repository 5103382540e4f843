//! The real window, driven like a person would: `tauri-driver`, `WebKitWebDriver`, a real central.
//! `cargo xtask test --only window` brings all that is needed.
#![cfg(target_os = "linux")]

mod actions;
mod central;
mod desk;
mod driver;
mod intake;
mod page;
mod support;

use page::Key;
use support::{House, Outcome, Who, trying};

const STORY: &str = "衣柜门板下角碰缺一块，约三厘米";

#[tokio::test]
async fn an_officer_logs_a_complaint_by_keyboard_and_the_supervisors_window_shows_it() -> Outcome {
    trying("keyboard", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        let supervisor = house.open(Who::Supervisor).await?;
        officer.sees_sync("已同步").await?;
        officer.picture("today-before").await?;

        officer.press(&[Key::Control], "n").await?;
        officer.press(&[], "3").await?;
        officer.picks_customer("zs", "张三").await?;
        officer.tells(STORY).await?;
        officer.picture("intake").await?;
        officer.press(&[Key::Control], Key::Enter).await?;
        let number = officer.registered_number().await?;
        assert!(
            number.ends_with(|last: char| last.is_ascii_alphanumeric()),
            "{number}"
        );
        officer.sees_row(STORY).await?;
        officer.picture("registered").await?;
        officer.sees_sync("已同步").await?;

        supervisor.sees_row(STORY).await?;
        supervisor.opens_row(STORY).await?;
        supervisor.picture("supervisor-complaint").await?;
        supervisor.acknowledges("已致歉，约好明天上门看").await?;
        supervisor.sees_on_page("已响应").await?;
        supervisor.triages("物品损坏，金额 800 元").await?;
        supervisor.sees_on_page("已定级").await?;
        supervisor.picture("supervisor-graded").await?;

        officer.sees_in_row(STORY, "已定级").await?;
        officer.picture("officer-sees-graded").await
    })
    .await
}

#[tokio::test]
async fn what_was_logged_offline_is_there_after_closing_and_reopening() -> Outcome {
    trying("offline", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        officer.sees_sync("已同步").await?;
        house.stop_central().await?;
        officer.sees_sync("离线可用").await?;

        officer.press(&[Key::Control], "n").await?;
        officer.press(&[], "3").await?;
        officer.picks_customer("zs", "张三").await?;
        officer.tells(STORY).await?;
        officer.press(&[Key::Control], Key::Enter).await?;
        let number = officer.registered_number().await?;
        officer.sees_sync("离线可用 · 1 条待上传").await?;
        officer.sees_in_row(STORY, "待上传").await?;
        officer.picture("offline").await?;

        house.close(officer).await?;
        let officer = house.open(Who::Officer).await?;
        officer.sees_sync("离线可用 · 1 条待上传").await?;
        officer.sees_in_row(STORY, &number).await?;
        officer.picture("offline-reopened").await?;

        house.start_central_again().await?;
        officer.sees_sync("已同步").await?;
        officer.sees_row(STORY).await?;
        let supervisor = house.open(Who::Supervisor).await?;
        supervisor.sees_row(STORY).await
    })
    .await
}

#[tokio::test]
async fn a_draft_survives_kill_nine() -> Outcome {
    trying("draft", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        officer.press(&[Key::Control], "n").await?;
        officer.press(&[], "3").await?;
        officer.picks_customer("zs", "张三").await?;
        officer.tells(STORY).await?;
        officer.draft_is_saved_as_typed().await?;
        house.kill_nine(officer).await?;

        let officer = house.open(Who::Officer).await?;
        officer.sees_on_page("有一份没登记完的投诉").await?;
        officer.picture("draft-found").await?;
        officer.continues_draft().await?;
        officer.reads_story(STORY).await?;
        officer.sees_on_page("张三").await?;
        officer.picture("draft-continued").await?;
        officer.press(&[Key::Control], Key::Enter).await?;
        officer.registered_number().await?;
        officer.sees_row(STORY).await
    })
    .await
}

#[tokio::test]
async fn the_complaints_page_explains_its_deadline() -> Outcome {
    trying("why", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        officer.press(&[Key::Control], "n").await?;
        officer.press(&[], "3").await?;
        officer.picks_customer("zs", "张三").await?;
        officer.tells(STORY).await?;
        officer.press(&[Key::Control], Key::Enter).await?;
        officer.registered_number().await?;
        officer.opens_row(STORY).await?;
        officer.picture("complaint").await?;
        officer.asks_why("首次响应").await?;
        officer.sees_on_page("为什么是").await?;
        officer.sees_on_page("顾客提出时间").await?;
        officer.picture("why").await
    })
    .await
}

#[tokio::test]
async fn the_dark_theme_is_dark_and_stays_after_a_restart() -> Outcome {
    trying("dark", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        officer.opens_settings().await?;
        officer.chooses("深色").await?;
        officer.sees_theme("dark").await?;
        officer.picture("settings-dark").await?;
        house.close(officer).await?;

        let officer = house.open(Who::Officer).await?;
        officer.sees_theme("dark").await?;
        officer.sees_on_page("今日工作台").await?;
        officer.picture("today-dark").await
    })
    .await
}

#[tokio::test]
async fn a_second_copy_on_the_same_folder_says_so_and_ends_with_code_two() -> Outcome {
    trying("second-copy", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        let (said, code) = house.start_second_copy(Who::Officer).await?;
        assert!(
            said.contains("另一个门前服务台正在使用这个数据文件夹"),
            "{said}"
        );
        assert_eq!(code, Some(2));
        // The first one goes on as before.
        officer.sees_on_page("今日工作台").await?;

        let stand_in = house.open_second_copy(Who::Officer).await?;
        stand_in.sees_on_page("正在使用这个数据文件夹").await?;
        stand_in.picture("stand-in").await
    })
    .await
}

#[tokio::test]
async fn nothing_but_the_two_commands_and_the_own_pages_can_be_reached() -> Outcome {
    trying("closed", async |house: &mut House| {
        let officer = house.open(Who::Officer).await?;
        officer.sees_on_page("今日工作台").await?;
        officer.breaks_no_policy().await?;
        for command in [
            "plugin:window|close",
            "plugin:event|emit",
            "plugin:path|resolve_directory",
        ] {
            let refused = officer.calls_shell(command).await?;
            assert!(refused.contains("not allowed"), "{command}: {refused}");
        }
        let answered = officer.calls_rpc("get_session").await?;
        assert!(answered.contains("signed_in"), "{answered}");
        let elsewhere = officer.tries_to_leave("https://example.com/").await?;
        assert!(elsewhere.starts_with("tauri://localhost"), "{elsewhere}");
        let fetched = officer.tries_to_fetch(house.central_url()).await?;
        assert_eq!(fetched, "refused");
        Ok(())
    })
    .await
}
