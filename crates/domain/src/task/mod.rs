//! Tasks 待办: something that one person shall have done by a time.

mod apply;
mod decide;

pub use apply::apply;
pub use decide::may_own;
pub(crate) use decide::{create, finish, may_finish};

use crate::ids::{ComplaintId, CustomerId, MoveOrderId, StaffId, StoreId, TaskId};
use crate::shape;
use crate::time::UtcMs;

shape! {
    /// Kinds of task.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum TaskKind {
        /// 关怀
        Care,
        /// 回访
        FollowUp,
        /// 搬家准备
        Move,
        /// 其他
        Other,
    }

    /// Makes a task.
    pub struct CreateTask {
        /// Id made by the caller.
        pub id: TaskId,
        /// Number given by the laptop.
        pub provisional_number: String,
        /// Kind.
        pub kind: TaskKind,
        /// What shall be done.
        pub title: String,
        /// Store.
        pub store: StoreId,
        /// Who sees to it.
        pub owner: StaffId,
        /// By when.
        pub due_at: UtcMs,
        /// Customer, when it is about one.
        pub customer: Option<CustomerId>,
        /// Move order, when it is about one.
        pub order: Option<MoveOrderId>,
        /// Complaint, when it is about one.
        pub complaint: Option<ComplaintId>,
        /// Remarks; may be empty.
        pub remarks: String,
    }

    /// Ends a task.
    pub struct FinishTask {
        /// Which.
        pub task: TaskId,
        /// How it ended.
        pub end: TaskEnd,
        /// What was done, or why not.
        pub note: String,
    }

    /// How a task ends.
    #[derive(Copy, Eq, Hash)]
    #[serde(rename_all = "snake_case")]
    pub enum TaskEnd {
        /// 完成
        Done,
        /// 不再需要
        Dropped,
    }

    /// A task.
    pub struct Task {
        /// As made.
        pub created: CreateTask,
        /// Customer's name as made; masked outside the own store.
        pub customer_name: String,
        /// Customer's phone as made.
        pub customer_phone: String,
        /// Name of the owner as made.
        pub owner_name: String,
        /// Who made it.
        pub by: StaffId,
        /// Name.
        pub by_name: String,
        /// When.
        pub created_at: UtcMs,
        /// How it ended; none while open.
        pub ended: Option<TaskEnded>,
    }

    /// The end of a task.
    pub struct TaskEnded {
        /// How.
        pub end: TaskEnd,
        /// What was done, or why not.
        pub note: String,
        /// Who.
        pub by: StaffId,
        /// Name.
        pub by_name: String,
        /// When.
        pub at: UtcMs,
    }

    /// What happened to a task.
    #[serde(tag = "type", rename_all = "snake_case")]
    pub enum TaskEvent {
        /// Made.
        TaskCreated {
            /// The task.
            task: Box<Task>,
        },
        /// Ended.
        TaskFinished {
            /// How.
            ended: TaskEnded,
        },
    }
}

impl TaskKind {
    /// Every one, in the order that people know.
    pub const ALL: [Self; 4] = [Self::Care, Self::FollowUp, Self::Move, Self::Other];
}

impl TaskEnd {
    /// Every one, in the order that people know.
    pub const ALL: [Self; 2] = [Self::Done, Self::Dropped];
}
